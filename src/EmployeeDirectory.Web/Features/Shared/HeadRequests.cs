namespace EmployeeDirectory.Web.Features.Shared;

public static class HeadRequests
{
    /// <summary>Whatever answers GET answers HEAD, as probes and link checkers expect; the server leaves the body out.</summary>
    public static T AnswerHead<T>(this T endpoints) where T : IEndpointConventionBuilder
    {
        endpoints.Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { HttpMethods: ["GET"] } get)
            {
                endpoint.Metadata.Remove(get);
                endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
            }
        });
        return endpoints;
    }
}
