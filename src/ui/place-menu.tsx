import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import type { PlaceTab } from "./frame.tsx";
import { Icon } from "./icon.tsx";

type PlaceMenuProps = { readonly tabs: readonly PlaceTab[]; readonly className?: string };

/** The places, as tabs under the thumb or as words in the rail. */
export const PlaceMenu = ({ tabs, className }: PlaceMenuProps) => {
  const { t } = useTranslation("common");
  return (
    <nav className={className} aria-label={t(($) => $.mainMenu)}>
      {tabs.map(({ to, icon, label, badge }) => (
        <NavLink key={to} to={to}>
          <Icon name={icon} />
          <span>
            {label.split("|").map((part) => (
              <span className="part" key={part}>
                {part}
              </span>
            ))}
          </span>
          {badge}
        </NavLink>
      ))}
    </nav>
  );
};
