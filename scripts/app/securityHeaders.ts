/** Where the page may go besides its own origin. */
export interface Reach {
  rpcUrl: string;
  apiUrl: string;
  relayUrl: string;
  gatewayUrl: string;
}

/**
 * The headers of every answer. The page runs only its own scripts, talks only to its four services, and shows only
 * media from the gateway: works are strangers' files.
 */
export function securityHeaders({ rpcUrl, apiUrl, relayUrl, gatewayUrl }: Reach): Record<string, string> {
  const gateway = new URL(gatewayUrl).origin;
  const services = [...new Set([rpcUrl, apiUrl, relayUrl, gatewayUrl].map((url) => new URL(url).origin))].join(" ");
  const policy = {
    "default-src": "'none'",
    // WebAssembly for hashing; no eval.
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self'",
    "style-src": "'self'",
    // Positioning of menus and dialogs writes style attributes.
    "style-src-attr": "'unsafe-inline'",
    "style-src-elem": "'self' 'unsafe-inline'",
    "font-src": "'self'",
    // data: for the icons of wallets (EIP-6963), blob: for previews of files that were just dropped.
    "img-src": `'self' blob: data: ${gateway}`,
    "media-src": `'self' blob: ${gateway}`,
    "connect-src": `'self' blob: ${services}`,
    // The relay's captcha, where it asks for one: foreign scripts run in its page, never in this one.
    "frame-src": new URL(relayUrl).origin,
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
  };
  return {
    "content-security-policy": Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin-allow-popups",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-frame-options": "DENY",
  };
}
