using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Web.Features.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace EmployeeDirectory.Web.Hosting.Health;

// Has the list compiled before visitors ask for it.
public sealed class WarmUp(
    LatestHealth health, ReadModelStatus readModel, PeopleSearch search, EndpointDataSource endpoints,
    IActionResultExecutor<ViewResult> views, IModelMetadataProvider metadata, IServiceScopeFactory scopes,
    ILogger<WarmUp> logger) : BackgroundService
{
    private const int Pages = 30;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!readModel.Loaded)
                await Task.Delay(Interval, stoppingToken);
            var list = endpoints.Endpoints.First(endpoint =>
                ActionOf(endpoint) is { ActionName: nameof(PeopleController.Index) } action
                && action.ControllerTypeInfo == typeof(PeopleController));
            for (var page = 1; page <= Pages && !stoppingToken.IsCancellationRequested; page++)
                await RenderAsync(list, new SearchQuery { Page = page, Q = page % 2 == 0 ? "an" : null });
        }
        catch (Exception fault)
            when (!stoppingToken.IsCancellationRequested && fault is not ObjectDisposedException)
        {
            logger.LogWarning(fault, "The list could not be rendered before the start; the first pages will be slow");
        }
        // A host that stops may dispose of what a page needs.
        catch (Exception)
        {
        }
        health.IsWarm = true;
    }

    private async Task RenderAsync(Endpoint endpoint, SearchQuery query)
    {
        await using var scope = scopes.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (http.Request.Method, http.Request.Path, http.Response.Body) = (HttpMethods.Get, "/", Stream.Null);
        http.SetEndpoint(endpoint);
        var context = new ActionContext(http, new RouteData(), ActionOf(endpoint)!);
        var list = new ListPage(query, () => search.Find(query), search.CountActive)
        {
            Now = DateTimeOffset.UnixEpoch,
            Key = $"{nameof(WarmUp)} {query.Page}"
        };
        await views.ExecuteAsync(
            context,
            new ViewResult
            {
                ViewName = nameof(PeopleController.Index),
                ViewData = new ViewDataDictionary<ListPage>(metadata, context.ModelState) { Model = list }
            });
    }

    private static ControllerActionDescriptor? ActionOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ControllerActionDescriptor>();
}
