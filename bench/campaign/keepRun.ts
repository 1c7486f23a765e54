import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Figures } from "../runStep.ts";
import { growthOf } from "./growth.ts";
import { growthChart } from "./growthChart.ts";

/**
 * Writes a run's figures beside its inputs, and the plot of all sizes that were run.
 *
 * @param bench the folder of all sizes
 * @returns the plot's path
 */
export function keepRun(bench: string, folder: string, works: number, steps: ReadonlyMap<string, Figures>): string {
  const values = Object.fromEntries([...steps].map(([name, figures]) => [name, figures.values]));
  writeFileSync(join(folder, "run.json"), JSON.stringify({ works, steps: values }));
  const runs = readdirSync(bench).flatMap((name) => {
    const path = join(bench, name, "run.json");
    if (!/^campaign-\d+$/.test(name) || !existsSync(path)) return [];
    const run = JSON.parse(readFileSync(path, "utf8")) as {
      works: number;
      steps: Record<string, Record<string, unknown>>;
    };
    const named = Object.entries(run.steps).map(([step, own]) => [step, new Figures(step, own)] as const);
    return [{ works: run.works, steps: new Map(named) }];
  });
  const plot = join(bench, "campaign-growth.svg");
  writeFileSync(plot, growthChart(growthOf(runs)));
  return plot;
}
