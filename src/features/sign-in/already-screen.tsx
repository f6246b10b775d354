import { useTranslation } from "react-i18next";
import type { Account } from "#data/account.ts";
import { root } from "#features/route.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Card } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";

interface AlreadyScreenProps {
  readonly account: Account;
  readonly codeStep: { readonly to: string; readonly state: unknown };
  /** Present when a link brought the person here. */
  readonly onEnterByLink?: () => void;
}

/** Somebody is signed in: goes on as them, or lets another person in beside them. */
export const AlreadyScreen = ({ account, codeStep, onEnterByLink }: AlreadyScreenProps) => {
  const { t } = useTranslation("sign-in");
  return (
    <TaskFrame
      title={t(($) => $.already.title)}
      usable
      dock={
        <>
          <ButtonLink to={root()} replace size="big" wide>
            {t(($) => $.already.continue)}
          </ButtonLink>
          {onEnterByLink ? (
            <Button kind="quiet" wide onPress={onEnterByLink}>
              {t(($) => $.already.byLink)}
            </Button>
          ) : (
            <ButtonLink {...codeStep} kind="quiet" wide>
              {t(($) => $.already.byCode)}
            </ButtonLink>
          )}
        </>
      }
    >
      <Card>
        <p className="soft small">{t(($) => $.already.as)}</p>
        <h2>
          <PersonName name={account.name} />
        </h2>
      </Card>
      <p className="soft">{t(($) => $.already.kept, { name: account.name })}</p>
    </TaskFrame>
  );
};
