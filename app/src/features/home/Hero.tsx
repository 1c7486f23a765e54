import { Link } from "@tanstack/react-router";
import { buttonClass } from "../../ui/Button.tsx";
import styles from "./Hero.module.css";

export function Hero() {
  return (
    <section className={styles.hero}>
      <h1 className={styles.title}>Who made it, when, and from what.</h1>
      <div className={styles.below}>
        <p className={styles.text}>
          Colophon certifies works of many hands, traces what each was made from, and shares a brand’s rewards by a rule
          that anyone can recompute.
        </p>
        <div className={styles.actions}>
          <Link to="/contribute" className={buttonClass("primary")}>
            Contribute a work
          </Link>
          <Link to="/verify" className={buttonClass("secondary")}>
            Verify a file
          </Link>
        </div>
      </div>
    </section>
  );
}
