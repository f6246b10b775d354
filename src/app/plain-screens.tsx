/** Screens of the app itself, for when a feature's screen cannot be shown. */
import { useTranslation } from "react-i18next";
import { useFormats } from "#i18n/use-formats.ts";
import { useApp, type Visitor } from "#features/feature.ts";
import { root } from "#features/route.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { NoSignalDrawing } from "#ui/drawings/no-signal.tsx";
import { Empty } from "#ui/empty.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { isMissingFile } from "./missing-file.ts";

export const Refused = ({ visitor }: { readonly visitor: Visitor }) => {
  const { t } = useTranslation("common");
  const { list } = useFormats();
  const { home } = useApp();
  const title = t(($) => $.refusal.title);
  const whose = typeof visitor === "string" ? [] : visitor.map((role) => t(($) => $.roles[role]));
  return (
    <PlaceFrame title={title} usable dock={<HomeLink to={home} label={t(($) => $.refusal.home)} />}>
      <Empty title={t(($) => $.refusal.onlyFor, { whose: list(whose) })} />
    </PlaceFrame>
  );
};

export const Lost = () => {
  const { t } = useTranslation("common");
  const { home } = useApp();
  return (
    <PlaceFrame title={t(($) => $.lost.title)} usable dock={<HomeLink to={home} label={t(($) => $.lost.home)} />}>
      <Empty title={t(($) => $.lost.title)}>{t(($) => $.lost.body)}</Empty>
    </PlaceFrame>
  );
};

/** Either the screen's code could not be fetched (no signal, never opened before) or the screen has a bug. */
export const Broken = ({ error }: { readonly error: unknown }) => {
  const { t } = useTranslation("common");
  const words = isMissingFile(error)
    ? {
        title: t(($) => $.notDownloaded.title),
        body: t(($) => $.notDownloaded.body),
        act: t(($) => $.notDownloaded.retry),
      }
    : { title: t(($) => $.broken.title), body: t(($) => $.broken.body), act: t(($) => $.broken.reload) };
  return (
    <PlaceFrame
      title={words.title}
      usable
      dock={
        <Button wide onPress={() => location.reload()}>
          {words.act}
        </Button>
      }
    >
      <Empty drawing={<NoSignalDrawing />} title={words.title}>
        {words.body}
      </Empty>
    </PlaceFrame>
  );
};

/** While a screen's code comes in for the first time, over a link that may take seconds. */
export const Opening = () => {
  const { t } = useTranslation("common");
  return (
    <TaskFrame title={t(($) => $.opening)} back={{ to: root() }}>
      <output className="soft">{t(($) => $.openingMore)}</output>
    </TaskFrame>
  );
};

/** Nothing of the app can be shown. No frame: it may be the frame that failed. */
export const Stopped = () => {
  const { t } = useTranslation("common");
  return (
    <div className="app">
      <main data-usable>
        <h1>{t(($) => $.broken.title)}</h1>
        <p>{t(($) => $.broken.body)}</p>
        <Button wide onPress={() => location.reload()}>
          {t(($) => $.broken.reload)}
        </Button>
      </main>
    </div>
  );
};

const HomeLink = ({ to, label }: { readonly to: string; readonly label: string }) => (
  <ButtonLink to={to} wide>
    {label}
  </ButtonLink>
);
