/** What the demo makes files of, and under which licence. */
export const licence = { name: "CC BY-SA 4.0", url: "https://creativecommons.org/licenses/by-sa/4.0/" };
export const png = { kind: "image", mediaType: "image/png" } as const;
export const wav = { kind: "audio", mediaType: "audio/wav" } as const;
export const markdown = { kind: "text", mediaType: "text/markdown" } as const;
