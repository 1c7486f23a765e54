import type { Chain } from "./chain/startChain.ts";
import type { Service } from "./Service.ts";

/** What of a stack runs, so that all of it can be ended, once, also half-way through a start. */
export class Parts {
  chain: Pick<Chain, "stop" | "kill9"> | null = null;
  demo: { close(): Promise<void> } | null = null;
  /** What went wrong first; what the end of the others led to isn't it. */
  failure: string | undefined;
  readonly #services: Service[] = [];
  #stopping: Promise<void> | undefined;
  #killed = false;

  get ending(): boolean {
    return this.#stopping !== undefined || this.#killed;
  }

  /** Starts a service. @throws what {@link check} does, before and after */
  async start(service: Service): Promise<void> {
    this.check();
    this.#services.push(service);
    await service.start();
    this.check();
  }

  /** Ends all of it for a reason. */
  async fail(message: string): Promise<void> {
    this.failure ??= message;
    await this.stop();
  }

  /** @throws {Error} why it is ending, if it is: nothing is to begin, or to be called ready, any more */
  check(): void {
    if (this.failure !== undefined) throw new Error(this.failure);
    if (this.ending) throw new Error("It is ending.");
  }

  /** Readers first, the chain last: nobody logs errors about what is already gone. @throws {SaveError} with everything ended all the same */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    await this.demo?.close();
    const [ipfs, ...rest] = this.#services;
    await Promise.all(rest.map((service) => service.stop()));
    await ipfs?.stop();
    await this.chain?.stop();
  }

  async kill9(): Promise<void> {
    this.#killed = true;
    await Promise.all([...this.#services.map((service) => service.kill9()), this.chain?.kill9()]);
  }
}
