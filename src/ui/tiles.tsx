import type { ReactNode } from "react";
import { Link } from "react-router";
import { classNames } from "./class-names.ts";
import { type Drawn, Icon } from "./icon.tsx";
import { PersonName } from "./person-name.tsx";
import { Plate } from "./plate.tsx";

type TilesProps = {
  /** Lets the tiles grow down to the thumb. */
  readonly fill?: boolean;
  /** For eight with longer words, which must all be in view. */
  readonly dense?: boolean;
  readonly children: ReactNode;
};

/** At most eight on a screen. */
export const Tiles = ({ fill = false, dense = false, children }: TilesProps) => (
  <div className={classNames("tiles", fill && "tiles-fill", dense && "tiles-dense")}>{children}</div>
);

/** A tap on a tile moves on. It either leads somewhere or does something. */
type Tap =
  { readonly to: string; readonly replace?: boolean; readonly state?: unknown } | { readonly onPress: () => void };

type TileProps = Tap & {
  readonly icon: Drawn;
  /** Opens help before it opens a form. */
  readonly urgent?: boolean;
  readonly pressed?: boolean;
  readonly children: ReactNode;
};

export const Tile = ({ icon, urgent = false, pressed, children, ...tap }: TileProps) => (
  <Tappable tap={tap} className={classNames("tile", urgent && "tile-urgent")} pressed={pressed}>
    <Icon name={icon} />
    <span>{children}</span>
  </Tappable>
);

type PersonTileProps = Tap & {
  readonly houseNo: string | undefined;
  readonly name: string;
  readonly more?: string | undefined;
};

export const PersonTile = ({ houseNo, name, more, ...tap }: PersonTileProps) => (
  <Tappable tap={tap} className="tile person-tile" pressed={undefined}>
    <Plate houseNo={houseNo} />
    <span>
      <b>
        <PersonName name={name} />
      </b>
      {more === undefined ? undefined : <span className="small soft">{more}</span>}
    </span>
  </Tappable>
);

type TappableProps = {
  readonly tap: Tap;
  readonly className: string;
  readonly pressed: boolean | undefined;
  readonly children: ReactNode;
};

const Tappable = ({ tap, className, pressed, children }: TappableProps) =>
  "to" in tap ? (
    <Link className={className} to={tap.to} replace={tap.replace ?? false} state={tap.state}>
      {children}
    </Link>
  ) : (
    <button className={className} type="button" aria-pressed={pressed} onClick={tap.onPress}>
      {children}
    </button>
  );
