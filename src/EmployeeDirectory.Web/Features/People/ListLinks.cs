using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Web.Features.History;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.People;

public static class ListLinks
{
    // Not through Url.Action: MVC reserves the route value "page".
    public static string List(this IUrlHelper urls, SearchQuery query) =>
        urls.Content("~/") + (query with { AsOf = urls.ActionContext.HttpContext.AsOfDay() }).ToQueryString();

    public static string PrintedList(this IUrlHelper urls, SearchQuery query) =>
        urls.Content("~/people/print")
        + (query with { AsOf = urls.ActionContext.HttpContext.AsOfDay(), Page = 1, Size = 0 }).ToQueryString();

    public static string ExportedList(this IUrlHelper urls, SearchQuery query, string format, bool onlyChosen = false) =>
        urls.Content($"~/people/export.{format}") + new QueryBuilder(
            (query with { AsOf = urls.ActionContext.HttpContext.AsOfDay(), Page = 1, Size = 0 }).Parameters()
                .Concat(onlyChosen ? [new(ExportController.Columns, ExportController.Chosen)] : []));

    public static string Values(this IUrlHelper urls, SearchQuery query, FacetField field) =>
        urls.Content("~/people/values") + new QueryBuilder(
            ValueParameters(query with { AsOf = urls.ActionContext.HttpContext.AsOfDay() }, field));

    public static IEnumerable<KeyValuePair<string, string>> ValueParameters(SearchQuery query, FacetField field) =>
        (query with { Page = 1 }).Parameters().Prepend(new("field", field.ToString().ToLowerInvariant()));
}
