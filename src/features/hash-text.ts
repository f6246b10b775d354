/** What stands behind an address's `#`; as it is where it was not written by us. */
export const textInHash = (hash: string): string | null => {
  if (hash.length < 2) return null;
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
};
