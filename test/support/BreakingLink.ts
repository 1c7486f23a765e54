import { createServer, connect as openSocket, type Server, type Socket } from "node:net";

/**
 * A connection to a service that breaks when it is told to, as a phone's in a tunnel: a TCP proxy that cuts sockets in the middle of
 * what they carry. What came before the cut has arrived.
 */
export class BreakingLink {
  readonly url: string;
  /** How often it broke. */
  broken = 0;
  /** Bytes that went to the service, all told. */
  sent = 0;
  #downNext = false;
  #target: number | null = null;
  /** Bytes towards the service until the next cut, each after the one before. */
  #cuts: number[] = [];
  #down = false;
  #silent = false;
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  /** Cut at the client's end, with bytes still on their way to the service. */
  readonly #ending = new WeakSet<Socket>();

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Listens on a free port; nothing goes through until it {@link leadTo}s somewhere. */
  static async start(): Promise<BreakingLink> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("The link has no port.");
    const link = new BreakingLink(server, address.port);
    server.on("connection", (socket) => link.#pass(socket));
    return link;
  }

  leadTo(port: number): void {
    this.#target = port;
  }

  /** Breaks after so many bytes have gone to the service from now on, then again after so many more … */
  breakAfter(...bytes: readonly number[]): void {
    this.#cuts = [...bytes];
  }

  /** Nothing goes through, until it is up again. */
  down(): void {
    this.#down = true;
    for (const socket of this.#open) socket.resetAndDestroy();
  }

  /** What is sent gets lost, and nobody is told, until it is up again: as where a machine loses its power. */
  silence(): void {
    this.#silent = true;
  }

  /** As {@link down}, from the next break on. */
  thenDown(): void {
    this.#downNext = true;
  }

  up(): void {
    this.#silent = false;
    this.#down = false;
    this.#downNext = false;
  }

  async stop(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #pass(client: Socket): void {
    if (this.#target === null || this.#down) {
      client.resetAndDestroy();
      return;
    }
    const service = openSocket(this.#target, "127.0.0.1");
    for (const [socket, other] of [
      [client, service],
      [service, client],
    ] as const) {
      this.#open.add(socket);
      // Broken sockets say so; that is what this is for.
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        this.#open.delete(socket);
        if (!this.#ending.has(other)) other.destroy();
      });
    }
    service.on("data", (bytes) => {
      if (!this.#silent) client.write(bytes);
    });
    client.on("data", (bytes) => {
      if (!this.#silent) this.#send(bytes, client, service);
    });
  }

  #send(bytes: Buffer, client: Socket, service: Socket): void {
    const [left] = this.#cuts;
    if (left === undefined || bytes.length < left) {
      if (left !== undefined) this.#cuts[0] = left - bytes.length;
      this.sent += bytes.length;
      // A line holds no more than its ends take.
      if (!service.write(bytes)) {
        client.pause();
        service.once("drain", () => client.resume());
      }
      return;
    }
    this.#cuts.shift();
    this.broken += 1;
    this.sent += left;
    this.#down ||= this.#downNext;
    this.#ending.add(service);
    service.end(bytes.subarray(0, left));
    client.resetAndDestroy();
    // A browser keeps connections in stock: they are of the same line.
    if (this.#down) for (const socket of this.#open) if (socket !== service) socket.resetAndDestroy();
  }
}
