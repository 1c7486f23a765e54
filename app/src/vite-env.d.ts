/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** "1" in builds for a local chain: the demo wallet is part of them. */
  readonly VITE_COLOPHON_LOCAL?: string;
}
