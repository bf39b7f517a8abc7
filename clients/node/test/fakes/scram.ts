import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

const salt = randomBytes(16), iterations = 4_096;
const hmac = (key: Buffer, text: string) => createHmac('sha1', key).update(text).digest();

/** The server's side of SCRAM-SHA-1 (RFC 5802), as DocumentDB uses it. */
export class Scram {
  #first = '';
  #bare = '';
  done = false;

  constructor(private readonly user: string, private readonly password: string) {}

  /** @returns the answer to the client's first message */
  start(payload: Buffer): Buffer {
    this.#bare = payload.toString().replace(/^n,,/, '');
    const nonce = /r=([^,]+)/.exec(this.#bare)![1]!;
    this.#first = `r=${nonce}${randomBytes(12).toString('base64')},s=${salt.toString('base64')},i=${iterations}`;
    return Buffer.from(this.#first);
  }

  /** @returns the answer to the client's proof, or undefined if it is wrong */
  finish(payload: Buffer): Buffer | undefined {
    const [, without, proof] = /^(.*),p=(.*)$/.exec(payload.toString())!;
    const digest = createHash('md5').update(`${this.user}:mongo:${this.password}`).digest('hex');
    const salted = pbkdf2Sync(digest, salt, iterations, 20, 'sha1');
    const stored = createHash('sha1').update(hmac(salted, 'Client Key')).digest();
    const message = `${this.#bare},${this.#first},${without}`;
    const signature = hmac(stored, message);
    const key = Buffer.from(Buffer.from(proof!, 'base64').map((byte, at) => byte ^ signature[at]!));
    this.done = this.#bare.startsWith(`n=${this.user},`) && timingSafeEqual(createHash('sha1').update(key).digest(), stored);
    return this.done ? Buffer.from(`v=${hmac(hmac(salted, 'Server Key'), message).toString('base64')}`) : undefined;
  }
}
