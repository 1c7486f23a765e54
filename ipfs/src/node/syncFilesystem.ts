import { execFile } from "node:child_process";

let works = process.platform === "linux";

/**
 * Has the file system that a folder is on write down all that it was given (`sync -f`, of every Linux's coreutils): once for thousands of
 * files, where syncing each would wait for the disk thousands of times.
 *
 * @returns false where that can't be had: then each file has to be synced by itself
 */
export async function syncFilesystem(folder: string): Promise<boolean> {
  if (!works) return false;
  works = await new Promise<boolean>((resolve) => {
    execFile("sync", ["-f", folder], (error) => resolve(error === null));
  });
  return works;
}
