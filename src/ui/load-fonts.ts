/** Brings the looped letters once the first screen stands; until then the phone's own Thai letters are read. */
export const loadFonts = async (): Promise<void> => {
  await import("./styles/fonts.css");
};
