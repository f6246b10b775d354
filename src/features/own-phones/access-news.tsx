import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { acknowledgeAccess, useAccessNews } from "#data/access-news.ts";
import { usePhone } from "#data/use-phone.ts";
import type { AccessNotice } from "#domain/records/access-notice.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { useWhen } from "#entities/moment/use-when.ts";

/** Who has newly got in, and what became of one's own posts, until the person has read it. */
export const AccessNews = () => {
  const { t } = useTranslation("own-phones");
  const news = useAccessNews() ?? [];
  // What asks is a card of its own with the numbers to choose from.
  const access = news.filter(({ what }) => what === "phone" || what === "post");
  const posts = news.filter(({ what }) => what === "given" || what === "ended");
  const isOwn = access.some(({ areaCode }) => areaCode === undefined);
  const isEnded = posts.some(({ what }) => what === "ended");
  return (
    <>
      <Told title={t(($) => $.news)} notices={access}>
        {isOwn ? t(($) => $.newsOwnStep) : t(($) => $.newsVillageStep)}
      </Told>
      <Told title={t(($) => $.postNews)} notices={posts}>
        {isEnded ? t(($) => $.endedStep) : t(($) => $.givenStep)}
      </Told>
    </>
  );
};

interface ToldProps {
  readonly title: string;
  readonly notices: readonly AccessNotice[];
  /** What to do about it. */
  readonly children: string;
}

const Told = ({ title, notices, children }: ToldProps) => {
  const { t } = useTranslation("own-phones");
  const phone = usePhone();
  const words = useAccessWords();
  const { isBusy, act } = useOneAct();
  if (notices.length === 0) return undefined;
  return (
    <Notice state="needs-you" title={title}>
      <ul className="stack-tight">
        {notices.map((notice) => (
          <li key={notice.id}>{words(notice)}</li>
        ))}
      </ul>
      <p className="small">{children}</p>
      <div>
        <Button
          kind="quiet"
          busy={isBusy}
          onPress={() => void act(async () => (await acknowledgeAccess(phone, notices)).ok)}
        >
          {t(($) => $.seen)}
        </Button>
      </div>
    </Notice>
  );
};

/**
 * `asOf`: the moment at which the server knew of nobody who asks. What was said of one that did before is over, whoever
 * answered it; one that asked since is looked up.
 */
export const useAnsweredAsks = (asOf: string | undefined, renew: () => void): void => {
  const phone = usePhone();
  const asks = (useAccessNews() ?? []).filter(({ what }) => what === "asks");
  const over = asks.filter(({ at }) => asOf !== undefined && at <= asOf);
  const overCount = over.length;
  const isNewer = asOf !== undefined && asks.length > overCount;
  useEffect(() => {
    if (overCount > 0) void acknowledgeAccess(phone, over);
    // By their number: the list itself is another one at each render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [overCount]);
  useEffect(() => {
    if (isNewer) renew();
    // A parent's new callback is no news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isNewer]);
};

/** One notice in a sentence. */
const useAccessWords = (): ((notice: AccessNotice) => string) => {
  const { t } = useTranslation("own-phones");
  const postWords = usePostWords();
  const when = useWhen();
  return (notice) => {
    const { what, name, areaCode, browser = t(($) => $.unknownBrowser), by, at } = notice;
    const facts = { name, browser, when: when(at) };
    if (what === "given" || what === "ended") return postWords(what, notice);
    if (what === "asks") return t(($) => $.asksFrom, facts);
    if (what === "post") {
      return by === undefined ? t(($) => $.newVolunteer, facts) : t(($) => $.newVolunteerBy, { ...facts, by });
    }
    return areaCode === undefined ? t(($) => $.newPhone, facts) : t(($) => $.newPhoneOf, facts);
  };
};

const usePostWords = (): ((what: "given" | "ended", notice: AccessNotice) => string) => {
  const { t } = useTranslation("own-phones");
  const { t: common } = useTranslation("common");
  const formats = useFormats();
  return (what, { role = "volunteer", place, day, at, by }) => {
    const facts = {
      role: common(($) => $.roles[role]),
      place: place === undefined ? "" : ` ${place}`,
      day: formats.date(day ?? at),
    };
    const said = t(($) => $[what], facts);
    return by === undefined ? said : `${said} ${t(($) => $.postBy, { by })}`;
  };
};
