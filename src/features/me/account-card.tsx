import { useTranslation } from "react-i18next";
import { useWaiting } from "#data/use-phone.ts";
import { useAccount, useApp } from "#features/feature.ts";
import { Button } from "#ui/button.tsx";
import { Card, Section } from "#ui/section.tsx";
import { Sheet, useSheet } from "#ui/sheet.tsx";
import { useAreaWords } from "./area-words.ts";

/** Who is signed in, in which role and where, the lock, and the way out. */
export const AccountCard = () => {
  const { t } = useTranslation("me");
  const { t: common } = useTranslation("common");
  const { name, grants } = useAccount();
  const { onLock, onChangePin } = useApp();
  const areaWords = useAreaWords(grants.map(({ scope }) => scope));
  const sheet = useSheet("sign-out");
  return (
    <Section title={t(($) => $.account.title)}>
      <Card>
        <div>
          <h3>{name}</h3>
          {grants.map(({ role, scope }) => (
            <p className="small soft" key={`${role} ${scope}`}>
              {common(($) => $.roles[role])} <span className="part">{areaWords(scope)}</span>
            </p>
          ))}
        </div>
        <Button kind="quiet" wide onPress={onLock}>
          {t(($) => $.account.lock)}
        </Button>
        <Button kind="quiet" wide onPress={onChangePin}>
          {t(($) => $.account.changePin)}
        </Button>
        <Button kind="quiet" wide onPress={sheet.open}>
          {t(($) => $.account.signOut)}
        </Button>
      </Card>
      <Sheet sheet={sheet} title={t(($) => $.account.signOutTitle)}>
        <SignOut />
      </Sheet>
    </Section>
  );
};

/** The one question before an act: somebody who signs out by accident needs a signal and a new code to come back. */
const SignOut = () => {
  const { t } = useTranslation("me");
  const { onSignOut } = useApp();
  const count = useWaiting()?.length ?? 0;
  return (
    <>
      <p>{count > 0 ? t(($) => $.account.signOutWaiting, { count }) : t(($) => $.account.signOutAllSent)}</p>
      <p className="small soft">{t(($) => $.account.signOutNeedsCode)}</p>
      <Button wide onPress={onSignOut}>
        {t(($) => $.account.signOut)}
      </Button>
    </>
  );
};
