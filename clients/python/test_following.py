"""Tests the recipe with the real PyMongo, against the loopback clusters of clients/node/test/fakes (`npm test` there compiles them).

python3 -m unittest discover clients/python
"""
import json
import pathlib
import socket
import subprocess
import time
import unittest
from unittest import mock

import dns.resolver
from pymongo.errors import PyMongoError

from following import FollowingClient, run

WORLD = pathlib.Path(__file__).parent.parent / "node/build/test/fakes/world-process.js"


class World:
    """Two clusters, `blue` and `green`; the record points to `blue`."""

    def __init__(self):
        self._process = subprocess.Popen(["node", str(WORLD)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        place = json.loads(self._process.stdout.readline())
        host, port = place["resolver"].split(":")
        self._resolver = dns.resolver.Resolver(configure=False)
        self._resolver.nameservers, self._resolver.port = [host], int(port)
        self._addresses, self._place, self._ask = place["addresses"], place, socket.getaddrinfo

    def __enter__(self):
        # PyMongo resolves hosts only through the system, which does not know these.
        resolved = lambda host, *rest, **named: self._ask(self._addresses.get(host, host), *rest, **named)
        self._patch = mock.patch("socket.getaddrinfo", resolved)
        self._patch.start()
        return self

    def __exit__(self, *_):
        self._patch.stop()
        self._process.communicate()

    def say(self, line):
        print(line, file=self._process.stdin, flush=True)
        return json.loads(self._process.stdout.readline())

    def client(self, **settings):
        given = {"port": self._place["port"], "tlsCAFile": self._place["caFile"], **settings}
        return FollowingClient(self._place["record"], self._resolver, **given)


def write(number):
    return lambda client: client.shop.orders.update_one({"_id": number}, {"$set": {"number": number}}, upsert=True)


class FollowingTests(unittest.TestCase):
    def test_loss_of_the_cluster_is_followed(self):
        for loss in ["crash blue", "silence blue", "demote blue"]:
            with self.subTest(loss), World() as world:
                following = world.client()
                run(following, write(1))
                world.say(loss)
                world.say("point green")
                started = time.monotonic()
                run(following, write(2))
                took = time.monotonic() - started
                print(f"{loss}: first acknowledged write {took:.1f} s after the record moved")
                self.assertLess(took, 14)
                self.assertEqual([2], [document["_id"] for document in world.say("documents green orders")])
                following.close()

    def test_record_that_is_gone_keeps_the_client(self):
        with World() as world:
            following = world.client()
            world.say("nowhere")
            time.sleep(3)
            run(following, write(1))
            self.assertEqual(1, len(world.say("documents blue orders")))
            following.close()

    def test_cluster_without_a_writer_is_followed_once_it_has_one(self):
        with World() as world:
            following = world.client()
            world.say("demote green")
            world.say("point green")
            time.sleep(3)
            run(following, write(1))
            self.assertEqual(1, len(world.say("documents blue orders")))
            world.say("promote green")
            until = time.monotonic() + 15
            while not world.say("documents green orders") and time.monotonic() < until:
                run(following, write(2))
            self.assertEqual(1, len(world.say("documents green orders")))
            following.close()

    def test_unknown_ca_is_refused(self):
        with World() as world, self.assertRaisesRegex(PyMongoError, "certificate verify failed"):
            world.client(tlsCAFile="/etc/ssl/certs/ca-certificates.crt")


if __name__ == "__main__":
    unittest.main()
