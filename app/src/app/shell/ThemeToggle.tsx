import { useState } from "react";
import styles from "./Shell.module.css";

type Theme = "light" | "dark";

function present(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Paper or night. The system's choice holds until one is made here; choosing what the system has gives it back the say. */
export function ThemeToggle() {
  const [theme, setTheme] = useState<Theme>(present);
  const other: Theme = theme === "dark" ? "light" : "dark";
  const change = () => {
    const system: Theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    document.documentElement.dataset.theme = other;
    try {
      if (other === system) localStorage.removeItem("colophon.theme");
      else localStorage.setItem("colophon.theme", other);
    } catch {
      // No storage: the choice lasts as long as the page.
    }
    setTheme(other);
  };
  return (
    <button type="button" className={styles.theme} onClick={change} aria-label={`Change to the ${other} theme`}>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <circle cx="9" cy="9" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M9 1.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
      </svg>
    </button>
  );
}
