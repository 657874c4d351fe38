using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Web.Features.History;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.People;

public static class ListLinks
{
    // Not through Url.Action: MVC reserves the route value "page".
    public static string List(this IUrlHelper urls, SearchQuery query) =>
        urls.Content("~/") + (query with { AsOf = urls.ActionContext.HttpContext.AsOfDay() }).ToQueryString();
}
