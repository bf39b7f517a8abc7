"""A PyMongo client for Amazon DocumentDB that follows a record to another cluster. A recipe: copy it and make it yours.

PyMongo in replica-set mode resolves a name once; after the first `hello` it knows only the hosts that the cluster named. So this resolves
the record's CNAME itself (the certificate names the endpoint, not the record), connects to its target, and creates a new client, proven
writable, when the record points to a host that the current cluster does not have. Needs dnspython.
"""
import random
import threading
import time

import dns.exception
import dns.resolver
from pymongo import MongoClient
from pymongo.errors import PyMongoError


class FollowingClient:
    """Holds the current MongoClient. Fetch `client` for each operation.

    record: the DNS name whose CNAME points to the DocumentDB endpoint.
    interval: seconds between two readings of the record; while there is a writer, a longer TTL takes precedence.
    grace: seconds until a former client is closed. spread: seconds over which a fleet connects to a new writer.
    settings: PyMongo's own. TLS is always verified. An operation waiting for server selection does not switch to another client, so the
    selection timeout is short, and `run` repeats the operation.
    """

    def __init__(self, record, resolver=None, interval=1.0, grace=30.0, spread=1.2, **settings):
        self._record, self._interval, self._grace, self._spread = record, interval, grace, spread
        self._resolver = resolver or dns.resolver.Resolver()
        self._resolver.lifetime = 2.0
        self._settings = {
            "tls": True, "replicaSet": "rs0", "retryWrites": False, "serverSelectionTimeoutMS": 2_000, "connectTimeoutMS": 2_000,
            "heartbeatFrequencyMS": 2_000, "socketTimeoutMS": 10_000, "maxIdleTimeMS": 60_000, **settings,
        }
        self._closed = threading.Event()
        self._target, _ = self._read()
        self.client = self._prove(self._target)
        threading.Thread(target=self._follow, daemon=True, name="follow-" + record).start()

    def close(self):
        self._closed.set()
        self.client.close()

    def _read(self):
        """Where the record points, and its TTL in seconds."""
        answer = self._resolver.resolve(self._record, "CNAME")
        return str(answer[0].target).rstrip(".").lower(), answer.rrset.ttl

    def _prove(self, target):
        client = MongoClient(host=target, **self._settings)
        try:
            if not client.admin.command("hello").get("isWritablePrimary"):
                raise PyMongoError("no writable primary at " + target)
            return client
        except BaseException:
            client.close()
            raise

    def _follow(self):
        wait = self._interval * random.random()
        while not self._closed.wait(wait):
            wait = self._interval * (1 + random.random() / 2)
            try:
                target, ttl = self._read()
                if target == self._target or target in {host for host, _ in self.client.nodes}:
                    wait = max(wait, ttl) if self.client.primary else wait
                    continue
                if self._closed.wait(self._spread * random.random()):
                    return
                candidate = self._prove(target)
                if self._read()[0] != target:  # The record flaps.
                    candidate.close()
                    continue
            except (dns.exception.DNSException, PyMongoError):
                continue  # The working client stays.
            former, self.client, self._target = self.client, candidate, target
            closing = threading.Timer(self._grace, former.close)
            closing.daemon = True
            closing.start()


def run(following, operation, deadline=30.0):
    """Calls `operation(client)` until it succeeds. Only for operations that may run twice: an upsert by `_id`, a `$set`.

    deadline: seconds for all attempts together; then the last error is raised.
    """
    end, attempt = time.monotonic() + deadline, 0
    while True:
        try:
            return operation(following.client)
        except PyMongoError as error:
            # AutoReconnect covers the network, NotPrimaryError and ServerSelectionTimeoutError; the codes: recovering, stepping down.
            passing = "AutoReconnect" in {kind.__name__ for kind in type(error).__mro__}
            if not passing and getattr(error, "code", None) not in {10107, 13435, 11600, 11602, 13436, 189, 91}:
                raise
            pause = random.random() * min(2.0, 0.05 * 2 ** attempt)
            if time.monotonic() + pause >= end:
                raise
            attempt += 1
            time.sleep(pause)
