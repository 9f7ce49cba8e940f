import { useNavigate } from "@tanstack/react-router";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Sort } from "../../../clinical/registry/row.ts";
import { useStore } from "../../shared/ui/create-store.ts";
import { useMediaQuery } from "../../shared/ui/use-media-query.ts";
import { useRootFontSize } from "../../shared/ui/use-root-font-size.ts";
import { useShortcut } from "../shell/use-shortcut.ts";
import { ColumnHeads } from "./column-heads.tsx";
import { type LineSlots, slotsFor } from "./line-slots.ts";
import { type GroupSpan, itemAt, itemCount, lineOfRow } from "./list-layout.ts";
import { ListLine } from "./list-line.tsx";
import { putInReadingOrder } from "./reading-order.ts";
import { waitingChanges } from "./registry-changes.ts";
import { registryMemory, remember, scrollPlace } from "./registry-memory.ts";
import type { LoadedList } from "./registry-queries.ts";
import { useRowFocus } from "./use-row-focus.ts";

/** Heights in rem: the list is placed by number. */
const ROW = 1.8125;
const GROUP = 1.75;
const CARD = 9.5;
const HEADS = 2.25;
const OVERSCAN = 8;

interface RegistryListProps {
  readonly total: number;
  readonly spans: readonly GroupSpan[];
  readonly rowAt: LoadedList["rowAt"];
  readonly sort: Sort;
  readonly direction: "ascending" | "descending";
  readonly canOpen: boolean;
  readonly timeZone: string;
  readonly onSort: (sort: Sort) => void;
  /** Tells which rows are on screen, so that their pages are fetched. */
  readonly onRange: (firstRow: number, lastRow: number) => void;
}

/** The list itself: only the lines on screen exist, one of them takes the focus, keys move it. */
export function RegistryList(props: RegistryListProps) {
  const { total, spans, rowAt, onRange, canOpen, timeZone } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const rem = useRootFontSize();
  const cards = useMediaQuery("(max-width: 56rem)");
  const { active } = useStore(registryMemory);
  const changes = useStore(waitingChanges);
  const focusRow = useRowFocus(scroller);
  const [startOffset] = useState(() => scrollPlace.top);
  const heads = cards ? 0 : HEADS * rem;
  const activeIndex = Math.min(active.index, Math.max(0, total - 1));

  const activeLine = lineOfRow(activeIndex, spans);

  // The same function as long as it says the same: with a new one, every line of the list is placed anew.
  const estimateSize = useCallback(
    (line: number) => rem * (itemAt(line, spans).kind === "group" ? GROUP : cards ? CARD : ROW),
    [rem, spans, cards],
  );
  const virtualizer = useVirtualizer({
    count: itemCount(total, spans),
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey: sameLine,
    overscan: OVERSCAN,
    // The row with the focus stays, however far it is scrolled away: else Tab could not come back to the list.
    rangeExtractor: (range: Range) => withLine(defaultRangeExtractor(range), activeLine),
    scrollMargin: heads,
    scrollPaddingStart: heads + GROUP * rem,
    scrollPaddingEnd: ROW * rem,
    initialOffset: startOffset,
    useFlushSync: false,
  });
  const lines = virtualizer.getVirtualItems();
  const slots = useLineSlots(lines);
  // Sizes are kept by line: another arrangement of lines needs them anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes the sizes, not what the effect reads
  useLayoutEffect(() => virtualizer.measure(), [spans, rem, cards]);

  useLayoutEffect(() => {
    if (body.current && !virtualizer.isScrolling) putInReadingOrder(body.current);
  });

  const firstLine = virtualizer.range?.startIndex ?? 0;
  const lastLine = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    const rows = [firstLine, lastLine].map((line) => {
      const item = itemAt(line, spans);
      return item.kind === "row" ? item.index : item.span.from;
    });
    onRange(rows[0] ?? 0, rows[1] ?? 0);
  }, [firstLine, lastLine, spans, onRange]);

  const moveTo = useCallback(
    (wanted: number) => {
      if (total === 0) return;
      const index = Math.max(0, Math.min(total - 1, wanted));
      remember({ active: { index, patientId: rowAt(index)?.patientId ?? null } });
      virtualizer.scrollToIndex(lineOfRow(index, spans));
      focusRow(index);
    },
    [total, rowAt, spans, virtualizer, focusRow],
  );
  const open = useCallback(
    (index: number) => {
      const row = rowAt(index);
      if (!row || !canOpen) return;
      remember({ active: { index, patientId: row.patientId } });
      void navigate({ to: "/patients/$patientId", params: { patientId: row.patientId } });
    },
    [rowAt, canOpen, navigate],
  );
  const isInList = () => scroller.current?.querySelector(".patient-line:focus, .patient-card:focus") !== null;
  useShortcut("j", () => moveTo(isInList() ? activeIndex + 1 : activeIndex));
  useShortcut("k", () => moveTo(isInList() ? activeIndex - 1 : activeIndex));

  // Coming back from a chart: the same row has the focus again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list appears
  useEffect(() => {
    if (registryMemory.get().active.patientId !== null) focusRow(activeIndex);
  }, []);

  // Read where a key asks for it: read while drawing, it would make the browser lay the list out once more a frame.
  const pageOfRows = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / (rem * ROW)) - 3);
  const placeFor = (key: string): number | null => {
    if (key === "ArrowDown") return activeIndex + 1;
    if (key === "ArrowUp") return activeIndex - 1;
    if (key === "PageDown") return activeIndex + pageOfRows();
    if (key === "PageUp") return activeIndex - pageOfRows();
    if (key === "Home") return 0;
    return key === "End" ? total - 1 : null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isInList()) return;
    const place = placeFor(event.key);
    if (place !== null) moveTo(place);
    else if (event.key === "Enter") open(activeIndex);
    else return;
    event.preventDefault();
  };
  const rowOf = (event: { readonly target: EventTarget }): number | null => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
    return row ? Number(row.dataset.row) : null;
  };
  const onClick = (event: MouseEvent) => {
    const index = rowOf(event);
    if (index === null) return;
    if (event.target instanceof Element && event.target.closest("a")) {
      // With a key held, the browser opens the name in a tab or window of its own.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
    }
    if (getSelection()?.toString()) return;
    open(index);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard on the grid inside
    // biome-ignore lint/a11y/noStaticElementInteractions: presses are heard here for all rows at once
    <div
      ref={scroller}
      className={cards ? "list is-cards" : "list"}
      onClick={onClick}
      onFocus={(event) => {
        const index = rowOf(event);
        if (index !== null) remember({ active: { index, patientId: rowAt(index)?.patientId ?? null } });
      }}
      onScroll={(event) => {
        scrollPlace.top = event.currentTarget.scrollTop;
      }}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take the focus and hear keys
        role="grid"
        className="grid"
        aria-label={t("registry.gridLabel")}
        aria-rowcount={itemCount(total, spans) + 1}
        aria-readonly="true"
        onKeyDown={onKeyDown}
      >
        {!cards && <ColumnHeads sort={props.sort} direction={props.direction} onSort={props.onSort} />}
        <tbody ref={body} className="lines" style={{ height: virtualizer.getTotalSize() }}>
          {bySlot(lines, slots).map((line) => {
            const item = itemAt(line.index, spans);
            const row = item.kind === "row" ? rowAt(item.index) : undefined;
            return (
              <ListLine
                key={slots.get(line.index)}
                span={item.kind === "group" ? item.span : undefined}
                index={item.kind === "row" ? item.index : -1}
                row={row}
                gone={row !== undefined && changes.gone.has(row.patientId)}
                line={line.index}
                top={line.start - heads}
                active={item.kind === "row" && item.index === activeIndex}
                changed={row !== undefined && changes.patients.has(row.patientId)}
                cards={cards}
                canOpen={canOpen}
                timeZone={timeZone}
                t={t}
                measure={virtualizer.measureElement}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const sameLine = (line: number): number => line;

/** The slots of the lines drawn now, given on from one drawing to the next. */
function useLineSlots(lines: readonly { readonly index: number }[]): LineSlots {
  const drawn = useRef<LineSlots>(new Map());
  const slots = slotsFor(
    lines.map(({ index }) => index),
    drawn.current,
  );
  useLayoutEffect(() => {
    drawn.current = slots;
  });
  return slots;
}

/** In the order of their slots: a line that takes another's place fills it where it stands, and nothing in the page is moved. */
function bySlot<T extends { readonly index: number }>(lines: readonly T[], slots: LineSlots): T[] {
  const slotOf = ({ index }: T) => slots.get(index) ?? 0;
  return [...lines].sort((one, other) => slotOf(one) - slotOf(other));
}

function withLine(lines: number[], line: number): number[] {
  return lines.includes(line) ? lines : [...lines, line].sort((one, other) => one - other);
}
