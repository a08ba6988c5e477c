"""What reports announce for the next year, and what the next report says of it: the rows of the page 下年安排.

Only what the reports say is told. A plan that nothing is said of has not failed, and a next report that the archive
lacks or has in part is no silence.
"""

from dataclasses import dataclass

from archive.fields import Kind
from archive.literal import parse
from archive.model import Archive, Figure, Plan, PlanResult, Report


@dataclass(frozen=True)
class Announced:
    """A plan, the report that announces it, and the next year's report with its result, as far as there are any."""

    report: Report
    id: str
    """Of the plan, among those of its report."""
    plan: Plan
    next_report: Report | None
    result: PlanResult | None
    target: Figure | None
    """What the plan counts, as a figure that nobody has stated yet; None where it counts nothing."""

    @property
    def stated(self) -> Figure | None:
        """The same of the next year's report, where it states it."""
        return self.next_report.figures.get(self.target.indicator.id) if self.next_report and self.target else None

    @property
    def outcome(self) -> str:
        """What the next report says, in words."""
        if self.result:
            return self.result.outcome.label
        if self.next_report is None:
            return "尚无下一年度报告"
        return "下一年度报告只有摘录，见到的部分没有写" if not self.next_report.whole else "未核对"


def announced(archive: Archive, report: Report) -> list[Announced]:
    """A report's plans with what came of them, in the order of its file."""
    following = archive.after(report)
    results = following.plan_results if following else {}
    return [
        Announced(report, plan_id, plan, following, results.get(plan_id), _target(archive, plan))
        for plan_id, plan in report.plans.items()
    ]


def _target(archive: Archive, plan: Plan) -> Figure | None:
    if plan.target is None or plan.indicator is None:
        return None
    indicator = archive.indicators[plan.indicator]
    amount = parse(plan.target, signed=indicator.kind is Kind.CHANGE, printed=True)
    return Figure(indicator=indicator, amount=amount)
