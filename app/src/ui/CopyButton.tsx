import { useEffect, useState } from "react";
import { Button, type ButtonProps } from "./Button.tsx";

/** Copies `text`, and says so. */
export function CopyButton({ text, label = "Copy", ...rest }: ButtonProps & { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      size="small"
      {...rest}
      onClick={() =>
        void navigator.clipboard?.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      <span aria-live="polite">{copied ? "Copied" : label}</span>
    </Button>
  );
}
