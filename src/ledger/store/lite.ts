/** The embedded database, in this thread or in one of its own, as what goes over the wire to a PostgreSQL. */
export interface Lite {
  /**
   * Whole messages of the client, in one piece; the server's answer comes to `hear` in pieces, all of them before the
   * promise is kept. Asked again meanwhile, it answers in turn.
   */
  ask(messages: Uint8Array<ArrayBuffer>, hear: (answer: Uint8Array) => void): Promise<void>;
  /** How many times the disk was synced. */
  syncCount(): number;
  close(): Promise<void>;
}
