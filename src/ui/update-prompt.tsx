import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";

type UpdatePromptProps = {
  readonly onUpdate: () => void;
  /** Missing where this window is too old to be used on. */
  readonly onLater?: () => void;
};

/** Offers a new version. The app shows it in places only, so it never stands between a person and a form. */
export const UpdatePrompt = ({ onUpdate, onLater }: UpdatePromptProps) => {
  const { t } = useTranslation("common");
  return (
    <section className="prompt stack" aria-live="polite">
      <div>
        <b>{t(($) => $.update.title)}</b>
        <p className="small">{onLater ? t(($) => $.update.body) : t(($) => $.update.outdated)}</p>
      </div>
      {onLater ? (
        <div className="dock-pair">
          <Button kind="quiet" onPress={onLater}>
            {t(($) => $.update.later)}
          </Button>
          <Button onPress={onUpdate}>{t(($) => $.update.now)}</Button>
        </div>
      ) : (
        <Button wide onPress={onUpdate}>
          {t(($) => $.broken.reload)}
        </Button>
      )}
    </section>
  );
};

/** A new version is out and did not come whole: this one goes on. */
export const UpdateFailed = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation("common");
  return (
    <section className="prompt stack" aria-live="polite">
      <div>
        <b>{t(($) => $.update.failed)}</b>
        <p className="small">{t(($) => $.update.failedMore)}</p>
      </div>
      <Button kind="quiet" wide onPress={onClose}>
        {t(($) => $.close)}
      </Button>
    </section>
  );
};
