using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Text;
using EmployeeDirectory.Web.Features.History;
using Microsoft.AspNetCore.Http.Extensions;

namespace EmployeeDirectory.Web.Features.AuditLog;

// Both days are included. Who: an account's id, part of its name, or a word such as "sample". Whom: a person's or
// account's id or name. Before: the page continues after the line with this key.
public sealed record AuditLogQuery(
    DateOnly From, DateOnly To, AuditKind? Kind = null, string? Who = null, string? Whom = null, string? Before = null)
{
    public const int MaxLength = 200;

    private const int UsualDays = 30;

    public static AuditLogQuery? Parse(IQueryCollection query, DateOnly today)
    {
        if (!query.TryReadDay("from", out var from) || !query.TryReadDay("to", out var to))
            return null;
        var last = to ?? today;
        var parsed = new AuditLogQuery(
            from ?? last.AddDays(-Math.Min(UsualDays, last.DayNumber)), last,
            Who: Text(query, "who"), Whom: Text(query, "whom"), Before: Text(query, "before"));
        return Text(query, "kind") switch
        {
            null => parsed,
            var name when Enum.TryParse<AuditKind>(name, out var kind) && Enum.IsDefined(kind) =>
                parsed with { Kind = kind },
            _ => null
        };
    }

    public string ToQueryString()
    {
        var query = new QueryBuilder { { "from", From.Text() }, { "to", To.Text() } };
        foreach (var (name, value) in (IEnumerable<(string, string?)>)
            [("kind", Kind?.ToString()), ("who", Who), ("whom", Whom), ("before", Before)])
            if (value is not null)
                query.Add(name, value);
        return query.ToString();
    }

    private static string? Text(IQueryCollection query, string name) =>
        PlainText.Clean(query[name].LastOrDefault()) is { } text ? PlainText.Cut(text, MaxLength) : null;
}
