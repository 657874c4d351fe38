using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Http.Extensions;

namespace EmployeeDirectory.Web.Features.Log;

/// <summary>Which lines of the log are asked for. Each property is a query parameter.</summary>
/// <param name="From">The first day; <paramref name="To"/> is the last.</param>
/// <param name="Who">A part of an account's name, an account's id, or a word such as sample.</param>
/// <param name="Whom">A person's or an account's name or id.</param>
/// <param name="Before">The key of the line that the page goes on after.</param>
public sealed record LogQuery(DateOnly From, DateOnly To, AuditKind? Kind = null, string? Who = null, string? Whom = null, string? Before = null)
{
    public const int MaxLength = 200;

    private const int UsualDays = 30;

    /// <returns>Null where a parameter is not what it should be.</returns>
    public static LogQuery? Parse(IQueryCollection query, DateOnly today)
    {
        if (!Days.TryRead(query, "from", out var from) || !Days.TryRead(query, "to", out var to))
            return null;
        var last = to ?? today;
        var parsed = new LogQuery(
            from ?? last.AddDays(-Math.Min(UsualDays, last.DayNumber)), last, Who: Text(query, "who"), Whom: Text(query, "whom"), Before: Text(query, "before"));
        return Text(query, "kind") switch
        {
            null => parsed,
            var name when Enum.TryParse<AuditKind>(name, out var kind) && Enum.IsDefined(kind) => parsed with { Kind = kind },
            _ => null
        };
    }

    public string ToQueryString()
    {
        var query = new QueryBuilder { { "from", From.Text() }, { "to", To.Text() } };
        foreach (var (name, value) in (IEnumerable<(string, string?)>)[("kind", Kind?.ToString()), ("who", Who), ("whom", Whom), ("before", Before)])
            if (value is not null)
                query.Add(name, value);
        return query.ToString();
    }

    private static string? Text(IQueryCollection query, string name) =>
        PlainText.Clean(query[name].LastOrDefault()) is { } text ? text[..Math.Min(text.Length, MaxLength)] : null;
}
