/** Hands a file out of the app: by the phone's own sharing where it takes files, else into the downloads. */
export const giveAway = async (file: File): Promise<"shared" | "saved" | "cancelled"> => {
  if (typeof navigator.canShare === "function" && navigator.canShare({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
      return "shared";
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return "cancelled";
      // Some phones say that they can and then do not: the download is left.
    }
  }
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  // The browser reads the file after this turn.
  setTimeout(() => URL.revokeObjectURL(address), A_MINUTE);
  return "saved";
};

const A_MINUTE = 60_000;
