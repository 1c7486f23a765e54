/** Colophon's printer's mark: the C of an open ring on a printer's staff, and at its heart the one point that is the work. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <g stroke="currentColor" strokeWidth="1.9" strokeLinecap="square">
        <path d="M23.2 17.2A7.6 7.6 0 1 0 23.2 25.2" />
        <path d="M16.5 21.2V2.4M11 7.2H22" />
      </g>
      <circle cx="16.5" cy="21.2" r="2.1" fill="currentColor" />
    </svg>
  );
}
