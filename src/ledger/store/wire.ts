import { Duplex } from "node:stream";
import { joined } from "./joined.ts";
import type { Lite } from "./lite.ts";

/** "You are in", then "ready": the embedded database has one user and no password. */
const welcome = Buffer.from([82, 0, 0, 0, 8, 0, 0, 0, 0, 90, 0, 0, 0, 5, 73]);
const startup = 0; // a first message has a length where the others have a letter
const terminate = 88; // X

/** What `pg` takes for the socket to a server. It corks what it writes, so that a query is one piece. */
export function wireTo(lite: Lite): Duplex {
  const wire = new Duplex({
    read() {},
    write: (chunk: Buffer, _encoding, done) => void send([chunk], done),
    writev(chunks, done) {
      void send(
        chunks.map(({ chunk }) => chunk as Buffer),
        done,
      );
    },
    final(done) {
      wire.push(null);
      done();
    },
  });

  async function send(chunks: readonly Buffer[], done: (error?: Error) => void): Promise<void> {
    const first = chunks[0]?.[0];
    try {
      if (first === startup) wire.push(welcome);
      else if (first !== terminate) await lite.ask(joined(chunks), (answer) => wire.push(answer));
    } catch (error) {
      return done(error as Error);
    }
    done();
  }

  return Object.assign(wire, {
    connect: () => process.nextTick(() => wire.emit("connect")),
    setNoDelay() {},
    ref() {},
    unref() {},
  });
}
