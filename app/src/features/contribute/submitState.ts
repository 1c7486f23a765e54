/** How far handing in a work has come, by either way. */
export type SubmitState =
  | { readonly kind: "idle" }
  /** `broken`: the connection broke, and is tried again by itself. */
  | { readonly kind: "uploading"; readonly done: number; readonly total: number; readonly broken: boolean }
  /** In the wallet's hands. */
  | { readonly kind: "signing" }
  /** Signed; the relay looks at it. */
  | { readonly kind: "giving" }
  /** The person stopped the upload. `kept`: what has arrived stays at the relay for a while, and the next one goes on from there. */
  | { readonly kind: "stopped"; readonly kept: boolean }
  | {
      readonly kind: "failed";
      readonly title: string;
      readonly message: string;
      readonly retry: boolean;
      /** True where the relay is what stands in the way: the author can do without it. */
      readonly direct: boolean;
      /** True where only storing the file fails: it can be certified now, and stored later. */
      readonly later?: boolean;
    };
