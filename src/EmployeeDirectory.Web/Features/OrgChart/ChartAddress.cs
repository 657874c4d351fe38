using System.Globalization;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Features.History;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.OrgChart;

public static class ChartAddress
{
    private const char Between = '.';

    /// <returns>Null if a parameter is malformed. The first of repeated parameters counts.</returns>
    public static ChartQuery? Parse(IQueryCollection query)
    {
        var wrong = false;
        string? Text(string name) => query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;
        Guid? Id(string name) => Text(name) is { } text ? Ids(text) is [var id] ? id : Malformed<Guid?>() : null;
        Guid[] Toggled(string name) => Text(name) is { } text ? Ids(text) ?? Malformed<Guid[]>() ?? [] : [];
        int Number(string name, int otherwise, int least, int most) => Text(name) is not { } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most ? number : Malformed<int>();
        T? Malformed<T>()
        {
            wrong = true;
            return default;
        }
        var parsed = new ChartQuery(
            Id("from"), Id("to"), Number("levels", ChartQuery.DefaultLevels, 0, ChartQuery.MostLevels),
            Number("page", 1, 1, int.MaxValue), Toggled("open"), Toggled("closed"));
        return wrong ? null : parsed;
    }

    public static string Chart(this IUrlHelper urls, ChartQuery query) => Address(urls, "~/org/chart", query);

    public static string ChartFile(this IUrlHelper urls, ChartQuery query) => Address(urls, "~/org/chart.svg", query);

    private static string Address(IUrlHelper urls, string path, ChartQuery query)
    {
        var address = new QueryBuilder();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                address.Add(name, value);
        }
        Add(AsOf.Parameter, urls.ActionContext.HttpContext.AsOfText());
        Add("from", query.From?.ToString());
        Add("to", query.To?.ToString());
        Add("levels", query.Levels == ChartQuery.DefaultLevels ? null : $"{query.Levels}");
        Add("page", query.Page == 1 ? null : $"{query.Page}");
        Add("open", string.Join(Between, query.Opened));
        Add("closed", string.Join(Between, query.Closed));
        return urls.Content(path) + address;
    }

    private static Guid[]? Ids(string text)
    {
        var parts = text.Split(Between);
        var ids = parts.Take(ChartQuery.MostToggled + 1)
            .Select(part => Guid.TryParse(part, out var id) ? id : (Guid?)null).OfType<Guid>().ToArray();
        return ids.Length == parts.Length && ids.Length <= ChartQuery.MostToggled ? ids : null;
    }
}
