using System.Reflection;
using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Web.Features.Employees;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;

namespace EmployeeDirectory.Web.Tests.Security.Fuzz;

/// <summary>A mapped endpoint as one who attacks it knows it: its address, methods and the names of what it takes.</summary>
internal sealed partial record FuzzedEndpoint(string Pattern, IReadOnlyList<string> Methods, IReadOnlyList<string> Names)
{
    private static readonly IReadOnlyList<string> Common =
        [.. NamesOf(typeof(EmployeeForm)), .. NamesOf(typeof(PhotoForm)), .. NamesOf(typeof(SearchQuery)), "id", "page", "asOf", "from", "to", "returnUrl"];

    /// <param name="assets">How many of the files, which are all alike.</param>
    public static IReadOnlyList<FuzzedEndpoint> AllOf(EndpointDataSource source, int assets)
    {
        var all = source.Endpoints.OfType<RouteEndpoint>().OrderBy(endpoint => endpoint.RoutePattern.RawText, StringComparer.Ordinal).ToLookup(endpoint => IsPage(endpoint));
        return [.. all[true].Concat(all[false].Take(assets)).Select(Of)];
    }

    public string Address(Func<string, string> valueOf) =>
        "/" + Parameter().Replace(Pattern.TrimStart('/'), parameter => valueOf(parameter.Groups["name"].Value));

    private static FuzzedEndpoint Of(RouteEndpoint endpoint)
    {
        var parameters = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.Parameters ?? [];
        return new(
            endpoint.RoutePattern.RawText!,
            endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"],
            [.. parameters.SelectMany(parameter => IsForm(parameter.ParameterType) ? NamesOf(parameter.ParameterType) : [parameter.Name]), .. Common]);
    }

    private static bool IsPage(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null || endpoint.RoutePattern.RawText!.StartsWith("/health", StringComparison.Ordinal);

    private static bool IsForm(Type type) => type.Namespace?.StartsWith("EmployeeDirectory", StringComparison.Ordinal) == true && !type.IsEnum;

    private static IEnumerable<string> NamesOf(Type form) =>
        form.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => property.Name).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)((?<open>\{)|(?<-open>\})|[^{}])*(?(open)(?!))\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
