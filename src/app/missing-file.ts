/** What to do when a later part of the app cannot be brought: a newer version may have come out, without that file. */

const MARK = "asa.opened-anew-for";

/**
 * Brings a part that is not on the screen yet. Where its file is gone although the server answers, opens the app anew,
 * once for each file; nothing typed stands on a screen that has not come. Rejects otherwise.
 */
export const bring = async <T>(load: () => Promise<T>): Promise<T> => {
  try {
    return await load();
  } catch (error) {
    if (!isMissingFile(error) || !(await serverAnswers()) || !isFirstTime(error.message)) throw error;
    location.reload();
    // Nothing is shown in between.
    return new Promise(() => undefined);
  }
};

export const isMissingFile = (error: unknown): error is TypeError =>
  error instanceof TypeError && /import|fetch|module/i.test(error.message);

/** Without a signal there is nothing newer to open. */
const serverAnswers = async (): Promise<boolean> => {
  const answer = await fetch("/v1/health", { cache: "no-store", signal: AbortSignal.timeout(10_000) }).catch(
    () => null,
  );
  return answer?.ok === true;
};

/** The browser's message names the file, and a file's name its version. */
const isFirstTime = (message: string): boolean => {
  try {
    if (sessionStorage.getItem(MARK) === message) return false;
    sessionStorage.setItem(MARK, message);
    return true;
  } catch {
    // What cannot be remembered might go round for ever.
    return false;
  }
};
