using System.Runtime.CompilerServices;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Web.Features.AuditLog;

public sealed class AuditLogReader(IAuditStore log, IAccountStore accounts, ReadModel people, AccountNames names)
{
    public const int Size = 50;

    // Bounds the work for a page whose filter matches little.
    private const int MostLooked = 5_000;
    private const int MostSkipped = 100_000;

    private const int MostCalled = 50;

    public async Task<AuditLogPage> ReadAsync(AuditLogQuery query, CancellationToken ct)
    {
        var found = new List<AuditEvent>();
        var (looked, skipped, last, more) = (0, 0, query.Before, false);
        var wanted = await FilterAsync(query, ct);
        await foreach (var line in log.ReadAsync(query.From, query.To, query.Before, ct))
        {
            more = found.Count == Size || looked == MostLooked || skipped == MostSkipped;
            if (more)
                break;
            last = line.Key;
            // One line stands for all of an import, unless somebody's own are wanted.
            if (line.Import is not null && query.Whom is null)
            {
                skipped++;
                continue;
            }
            looked++;
            if (wanted(line))
                found.Add(line);
        }
        return new AuditLogPage(
            query, await NameAsync(found, ct), Next: more ? last : null, Stopped: more && found.Count < Size);
    }

    public async IAsyncEnumerable<AuditLine> ReadAllAsync(AuditLogQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        var wanted = await FilterAsync(query, ct);
        await foreach (var group in log.ReadAsync(query.From, query.To, before: null, ct)
            .Where(wanted).Chunk(Size).WithCancellation(ct))
            foreach (var line in await NameAsync(group, ct))
                yield return line;
    }

    private async Task<Func<AuditEvent, bool>> FilterAsync(AuditLogQuery query, CancellationToken ct)
    {
        var known = (query.Who ?? query.Whom) is null ? [] : await accounts.ListAsync(ct);
        var who = query.Who is { } name ? AccountsCalled(name, known) : null;
        var whom = query.Whom is { } subject
            ? AccountsCalled(subject, known).Concat(PeopleCalled(subject)).ToHashSet()
            : null;
        return line => (query.Kind is null || line.Kind == query.Kind)
            && (who is null || who.Contains(line.By))
            && (whom is null || line.Subject is not null && whom.Contains(line.Subject));
    }

    // The name as typed is included because it may be an id.
    private static HashSet<string> AccountsCalled(string name, IReadOnlyList<Account> accounts) =>
        [name, .. accounts
            .Where(account => PlainText.Fold(account.Name).Contains(PlainText.Fold(name), StringComparison.Ordinal))
            .Select(account => account.Id)];

    private IEnumerable<string> PeopleCalled(string name) =>
        people.FindCalled(name, MostCalled)
            .Concat(people.Suggest(name, MostCalled)).Select(person => person.Id.ToString());

    private async Task<IReadOnlyList<AuditLine>> NameAsync(IReadOnlyList<AuditEvent> lines, CancellationToken ct)
    {
        var subjects = lines.Select(line => line.Subject)
            .OfType<string>().Distinct().Where(subject => !IsEmployee(subject));
        var found = await names.OfAsync(lines.Select(line => line.By).Concat(subjects), ct);
        return [.. lines.Select(line => new AuditLine(
            line, found[line.By], line.Subject is { } subject ? SubjectOf(subject, found) : null))];
    }

    private AuditSubject SubjectOf(string subject, IReadOnlyDictionary<string, string> accountNames) =>
        !IsEmployee(subject) ? new AuditSubject(accountNames[subject], Person: null)
        : people.Find(Guid.Parse(subject)) is { } person
            ? new AuditSubject(person.IsErased ? AccountNames.Erased : person.DisplayName, person)
        : new AuditSubject(AccountNames.RecordGone, Person: null);

    // Account ids have no hyphens.
    private static bool IsEmployee(string subject) => Guid.TryParseExact(subject, "D", out _);
}

public sealed record AuditLogPage(AuditLogQuery Query, IReadOnlyList<AuditLine> Lines, string? Next, bool Stopped);

public sealed record AuditLine(AuditEvent Event, string By, AuditSubject? Subject);

public sealed record AuditSubject(string Name, Employee? Person);
