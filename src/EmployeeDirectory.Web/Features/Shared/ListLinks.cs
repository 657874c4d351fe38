using EmployeeDirectory.Web.Features.Past;
using EmployeeDirectory.Web.Features.Search;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Web.Features.Shared;

public static class ListLinks
{
    /// <summary>
    /// The address of a list as its query describes it. Written out here because MVC's own links keep the parameter "page"
    /// for another purpose. On a page of the past it is a list of that day.
    /// </summary>
    public static string List(this IUrlHelper urls, SearchQuery query) =>
        urls.Content("~/") + (query with { AsOf = urls.ActionContext.HttpContext.AsOfDay() }).ToQueryString();
}
