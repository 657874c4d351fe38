using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Web.Features.History;

public static class QueryDays
{
    // False if malformed; true with null if missing. The last of repeated parameters counts.
    public static bool TryReadDay(this IQueryCollection query, string name, out DateOnly? day)
    {
        var text = query[name].LastOrDefault();
        day = Days.Parse(text);
        return day is not null || string.IsNullOrEmpty(text);
    }
}
