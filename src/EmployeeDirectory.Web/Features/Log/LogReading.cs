using System.Runtime.CompilerServices;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Log;

/// <summary>Finds lines of the company-wide log, and the names for the ids in them.</summary>
public sealed class LogReading(IAuditStore log, IAccountStore accounts, ReadModel people, AccountNames names)
{
    public const int Size = 50;

    /// <summary>A page that finds little stops here, and says so.</summary>
    private const int MostLooked = 5_000;

    private const int MostCalled = 50;

    public async Task<LogPage> ReadAsync(LogQuery query, CancellationToken ct)
    {
        var found = new List<AuditEvent>();
        var (looked, last, more) = (0, query.Before, false);
        var wanted = await FilterAsync(query, ct);
        await foreach (var line in log.ReadAsync(query.From, query.To, query.Before, ct))
        {
            more = found.Count == Size || looked == MostLooked;
            if (more)
                break;
            (looked, last) = (looked + 1, line.Key);
            if (wanted(line))
                found.Add(line);
        }
        return new LogPage(query, await NameAsync(found, ct), Next: more ? last : null, Stopped: more && found.Count < Size);
    }

    /// <summary>All that <see cref="ReadAsync"/> would page through, in groups that share the looking up of names.</summary>
    public async IAsyncEnumerable<LogLine> ReadAllAsync(LogQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        var wanted = await FilterAsync(query, ct);
        await foreach (var group in log.ReadAsync(query.From, query.To, before: null, ct).Where(wanted).Chunk(Size).WithCancellation(ct))
            foreach (var line in await NameAsync(group, ct))
                yield return line;
    }

    private async Task<Func<AuditEvent, bool>> FilterAsync(LogQuery query, CancellationToken ct)
    {
        var known = (query.Who ?? query.Whom) is null ? [] : await accounts.ListAsync(ct);
        var who = query.Who is { } name ? AccountsCalled(name, known) : null;
        var whom = query.Whom is { } subject ? AccountsCalled(subject, known).Concat(PeopleCalled(subject)).ToHashSet() : null;
        return line => (query.Kind is null || line.Kind == query.Kind)
            && (who is null || who.Contains(line.By))
            && (whom is null || line.Subject is not null && whom.Contains(line.Subject));
    }

    /// <summary>And what was typed, which may be an id itself.</summary>
    private static HashSet<string> AccountsCalled(string name, IReadOnlyList<Account> accounts) =>
        [name, .. accounts.Where(account => PlainText.Fold(account.Name).Contains(PlainText.Fold(name), StringComparison.Ordinal)).Select(account => account.Id)];

    private IEnumerable<string> PeopleCalled(string name) =>
        people.FindCalled(name, MostCalled).Concat(people.Suggest(name, MostCalled)).Select(person => person.Id.ToString());

    private async Task<IReadOnlyList<LogLine>> NameAsync(IReadOnlyList<AuditEvent> lines, CancellationToken ct)
    {
        var subjects = lines.Select(line => line.Subject).OfType<string>().Distinct().Where(subject => !IsEmployee(subject));
        var found = await names.OfAsync(lines.Select(line => line.By).Concat(subjects), ct);
        return [.. lines.Select(line => new LogLine(line, found[line.By], line.Subject is { } subject ? SubjectOf(subject, found) : null))];
    }

    private LogSubject SubjectOf(string subject, IReadOnlyDictionary<string, string> accountNames) =>
        !IsEmployee(subject) ? new LogSubject(accountNames[subject], Person: null)
        : people.Find(Guid.Parse(subject)) is { } person ? new LogSubject(person.IsErased ? "someone who was erased" : person.DisplayName, person)
        : new LogSubject("someone whose record is gone", Person: null);

    /// <summary>Ids of accounts have no hyphens.</summary>
    private static bool IsEmployee(string subject) => Guid.TryParseExact(subject, "D", out _);
}

/// <param name="Next">Where the next page goes on; null at the end.</param>
/// <param name="Stopped">The page is not full, but looked at so many lines that it left the rest for the next.</param>
public sealed record LogPage(LogQuery Query, IReadOnlyList<LogLine> Lines, string? Next, bool Stopped);

/// <param name="By">A name for who did it.</param>
public sealed record LogLine(AuditEvent Event, string By, LogSubject? Subject);

/// <param name="Person">Where it is an employee who is known here.</param>
public sealed record LogSubject(string Name, Employee? Person);
