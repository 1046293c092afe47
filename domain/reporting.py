"""Signalling what is not right, and dealing with it."""

from domain.authority import Authority, named, territory_of
from domain.ground import found
from domain.refusals import TooLate
from domain.reports import Report
from domain.sheets import within


class Reporting(Authority):
    """Verbs of reports: any member makes one, a moderator of the place settles it."""

    def report(self, about: str, *, reason: str) -> Report:
        """Any member's word that something is not right; `about` is its subject ("project:01J…")."""
        self.must(self.may("report"))
        record = found(named(self.kept, about))
        report = Report(
            id=self.new_id(),
            member=self.me().id,
            about=about,
            reason=within("reason", reason, 3, 1000),
            territory=territory_of(self.kept, record),
            made=self.now,
        )
        self.kept.reports.put(report)
        self.tell("reported", report)
        return report

    def settle_report(self, report_id: str) -> Report:
        """Notes that a moderator has dealt with it: not one who made it, nor one whom it is about."""
        report = found(self.kept.reports.get(report_id))
        self.must(self.may("settle_report", report))
        if report.state != "open":
            raise TooLate(report.settled_by)
        report = report.but(state="settled", settled=self.now, settled_by=self.me().id)
        self.kept.reports.put(report)
        self.tell("report_settled", report)
        return report
