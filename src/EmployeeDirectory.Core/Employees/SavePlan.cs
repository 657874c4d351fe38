using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Core.Employees;

// Decided once for every store. Entry is sealed; NewKey is stored with a person's first change.
public sealed record SavePlan(
    Employee Saved, HistoryEntry Entry, AuditEvent? Line, PersonKey? NewKey, string? FreedEmail, string? TakenEmail,
    bool ChecksManager)
{
    // Bounds the search for a cycle.
    public const int MaxReportingLine = 64;

    public static (SaveResult? Result, SavePlan? Plan) Decide(
        Employee? current, PersonKey? key, Employee next, Author author, DateTimeOffset now)
    {
        next = next with { Email = EmailAddress.Clean(next.Email) };
        if (current is { IsErased: true } || (current?.IsExpired(now) ?? next.Version != 0))
            return (new SaveResult(SaveOutcome.NotFound), null);

        var unchanged = current is not null && !EmployeeField.Differing(current, next).Any();
        if (current is not null && current.Version != next.Version)
        {
            // Idempotent: the same form posted twice is saved once.
            var repeated = unchanged
                && current.SubmissionId == author.SubmissionId
                && current.Version == next.Version + 1;
            return (new SaveResult(repeated ? SaveOutcome.Saved : SaveOutcome.Stale, current), null);
        }

        if (unchanged)
            return (new SaveResult(SaveOutcome.Saved, current), null);

        var saved = next.CountingDepartureFrom(current) with
        {
            Version = next.Version + 1,
            SubmissionId = author.SubmissionId,
            CreatedAt = current?.CreatedAt ?? now,
            CreatedBy = current?.CreatedBy ?? author.By,
            UpdatedAt = now,
            UpdatedBy = author.By
        };
        var (freed, taken) = (current?.EmailKey, saved.EmailKey);
        var newKey = key is null ? PersonKey.New() : null;
        var entry = (key ?? newKey!).Seal(HistoryEntry.From(current, saved, author));
        return (null, new SavePlan(
            saved,
            entry,
            author.IsBulk ? null : AuditEvent.From(entry),
            newKey,
            FreedEmail: freed == taken ? null : freed,
            TakenEmail: freed == taken ? null : taken,
            ChecksManager: saved.ManagerId is not null && saved.ManagerId != current?.ManagerId));
    }
}
