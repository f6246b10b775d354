/** For the QR on a printed card: the code itself, as good as when it is typed, and as long. Behind `#` no log holds it. */
export const signInAddress = (code: string): string => `${location.origin}/sign-in#${code}`;
