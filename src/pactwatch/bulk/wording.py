"""What a person reads of a sweep: a line while it runs, and a summary at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pactwatch.bulk.estimating import Estimate
    from pactwatch.bulk.sweep import Progress

_MB = 1 << 20
_MOST_LOSSES = 20
_MINUTE, _HOUR = 60, 3600
_HUNDRED = 100
_CORES = (16, 64)
_THREE_IN_A_HUNDRED = 3.0


def progress_as_text(progress: Progress) -> str:
    """Return one line: ``41 % · 12,300 records · 210.4 MB/s · 14 on topic · no alarms · 3 min left``."""
    share = progress.packed_bytes / progress.total_bytes if progress.total_bytes else 1.0
    left = progress.seconds_left
    tally = progress.tally
    return " · ".join(
        (
            f"{share * _HUNDRED:.0f} %",
            f"{tally.records:,} records",
            f"{progress.mb_per_second:,.1f} MB/s",
            f"{tally.on_topic:,} on topic",
            f"{tally.alarms:,} alarms" if tally.alarms else "no alarms",
            "time left not known yet" if left is None else f"{duration(left)} left",
        )
    )


def duration(seconds: float) -> str:
    """Return a time as a person would say it: ``less than 1 s``, ``40 s``, ``12 min``, ``3.5 h``."""
    if seconds < 1:
        return "less than 1 s"
    if seconds < 2 * _MINUTE:
        return f"{seconds:.0f} s"
    return f"{seconds / _MINUTE:.0f} min" if seconds < 2 * _HOUR else f"{seconds / _HOUR:,.1f} h"


def estimate_as_text(estimate: Estimate, *, cores: int) -> str:
    """Return what a sweep would take here, and on more cores, with how small the sample was."""
    hours = ", ".join(
        f"{duration(estimate.hours_on(number) * _HOUR)} on {number:,} core{'s' * (number > 1)}"
        for number in sorted({1, cores, *_CORES})
    )
    sample = f"{estimate.sample_bytes / _MB:,.1f} of {estimate.total_bytes / _MB:,.1f} MB were read for it"
    return (
        f"About {estimate.records:,} records, {estimate.page_bytes / _MB:,.0f} MB of pages, of which about "
        f"{estimate.on_topic:,} tell of an arrangement.\nTime: {hours}, and a few seconds to start.\n"
        f"({sample}; cores as this one, each free for the sweep. {_alarms_of(estimate)})"
    )


def _alarms_of(estimate: Estimate) -> str:
    if not estimate.sample_alarms:
        return "No alarms in it."
    return f"Alarms in it: {estimate.sample_alarms:,}; the sweep lists each with its place."


def summary_as_text(manifest: dict[str, Any], *, out: str) -> str:
    """Return what a sweep has read and found, why the rest was not read, and what was lost where."""
    counts, run = manifest["counts"], manifest["run"]
    read = f"{counts['records']:,} records of {len(manifest['inputs']):,} archives"
    size, speed = f"{counts['page_bytes'] / _MB:,.1f} MB of pages", f"{run['mb_per_second']:,.1f} MB/s"
    workers = f"{run['workers']:,} workers, at most {run['peak_memory_mb']:,.0f} MB each"
    told = f"{counts['documents']:,} reports tell of an arrangement, in {counts['claims']:,} claims"
    lines = [
        f"{read}, {size}, in {duration(run['seconds'])} ({speed}, {workers})",
        f"{told}; {counts['copies']:,} copies of these",
    ]
    if run["parts_read_before"]:
        kept = f"{run['parts_read_before']:,} of {run['parts']:,} parts had been read by an earlier run"
        lines.append(f"{kept}; time and speed are of this one.")
    if manifest["not_read"]:
        lines.append("Not read:")
        by_count = sorted(manifest["not_read"].items(), key=lambda each: (-each[1], each[0]))
        lines += [f"  {count:>12,}  {reason}" for reason, count in by_count]
    lines += _audit_lines(counts)
    if manifest["losses"]:
        lines.append(f"Alarms, {len(manifest['losses']):,} in all (manifest.json has every one):")
        lines += [f"  {_loss(loss)}" for loss in manifest["losses"][:_MOST_LOSSES]]
    else:
        lines.append("No alarms: every record was there whole.")
    lines.append(f"Record it with: pactwatch add {out}")
    return "\n".join(lines)


def _audit_lines(counts: dict[str, int]) -> list[str]:
    if not counts["audited"]:
        return []
    most = f"{_THREE_IN_A_HUNDRED / counts['audited'] * _HUNDRED:.2g} %"
    said = (
        f"none told anything: with 95 % sureness the gate loses less than {most} of what it lets go"
        if not counts["lost_at_the_gate"]
        else f"{counts['lost_at_the_gate']:,} of them told something: the gate loses reports"
    )
    return [f"Audit: {counts['audited']:,} records that the gate let go were read in full; {said}."]


def _loss(loss: dict[str, Any]) -> str:
    address = f" ({loss['address']})" if loss["address"] and loss["address"] not in loss["place"] else ""
    return f"{loss['reason']}: {loss['place']}{address}" + (f": {loss['detail']}" if loss["detail"] else "")
