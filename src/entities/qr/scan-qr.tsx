import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type words from "#locales/th/scan.json";
import { Icon } from "#ui/icon.tsx";
import { Notice } from "#ui/notice.tsx";
import { readQr } from "./read-qr.ts";
import "./scan-qr.css";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly scan: typeof words;
  }
}

type Camera = "opening" | "watching" | "refused" | "none";

/** Calls `onRead` with each text that the camera, or a picture of the phone, shows; the same one again after two seconds. */
export const ScanQr = ({ onRead }: { readonly onRead: (text: string) => void }) => {
  const { t } = useTranslation("scan");
  const [camera, setCamera] = useState<Camera>("opening");
  const [picture, setPicture] = useState<"none" | "reading" | "empty">("none");
  const video = useRef<HTMLVideoElement>(null);
  const read = useRef(onRead);

  useEffect(() => {
    read.current = onRead;
  });
  useEffect(() => {
    const stop = new AbortController();
    void watch(video, stop.signal, (text) => read.current(text)).then(setCamera, () => setCamera("none"));
    return () => stop.abort();
  }, []);

  const readPicture = async (file: File): Promise<void> => {
    setPicture("reading");
    const text = await createImageBitmap(file)
      .then(readQr)
      .catch(() => null);
    setPicture(text === null ? "empty" : "none");
    if (text !== null) onRead(text);
  };

  return (
    <div className="stack">
      {camera === "refused" || camera === "none" ? (
        <Notice state="calm" title={t(($) => $[camera].title)}>
          <p>{t(($) => $[camera].step)}</p>
        </Notice>
      ) : (
        <div className="scan-view">
          <video ref={video} playsInline muted aria-label={t(($) => $.view)} />
        </div>
      )}
      <label className="button button-quiet button-wide">
        <Icon name="keep" />
        <span>{picture === "reading" ? t(($) => $.reading) : t(($) => $.picture)}</span>
        <input
          className="only-spoken"
          type="file"
          accept="image/*"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // So that the same picture can be chosen again.
            currentTarget.value = "";
            if (file) void readPicture(file);
          }}
        />
      </label>
      <p className="small" aria-live="polite">
        {picture === "empty" ? t(($) => $.empty) : camera === "watching" ? t(($) => $.hold) : ""}
      </p>
    </div>
  );
};

/** Looks at the camera until `signal` ends it; resolves once it is open, or with why it is not. */
const watch = async (
  view: { readonly current: HTMLVideoElement | null },
  signal: AbortSignal,
  onRead: (text: string) => void,
): Promise<Camera> => {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  } catch (error) {
    return error instanceof DOMException && error.name === "NotAllowedError" ? "refused" : "none";
  }
  const end = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  const video = view.current;
  if (signal.aborted || !video) {
    end();
    return "opening";
  }
  signal.addEventListener("abort", end);
  video.srcObject = stream;
  try {
    await video.play();
  } catch (error) {
    end();
    throw error;
  }
  void look(video, signal, onRead);
  return "watching";
};

const LOOK_EVERY_MS = 150;
const SAME_AGAIN_MS = 2_000;

const look = async (video: HTMLVideoElement, signal: AbortSignal, onRead: (text: string) => void): Promise<void> => {
  let last = { text: "", atMs: 0 };
  while (!signal.aborted) {
    const text = document.hidden || video.videoWidth === 0 ? null : await readQr(video).catch(() => null);
    const nowMs = performance.now();
    if (text !== null && !signal.aborted && (text !== last.text || nowMs - last.atMs > SAME_AGAIN_MS)) {
      last = { text, atMs: nowMs };
      onRead(text);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
};
