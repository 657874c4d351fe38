using Amazon.Runtime;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Aws;

/// <summary>Bounds a call to AWS, its retries included, and tells the SDK's many faults as the one that stores tell.</summary>
public static class AwsCall
{
    /// <summary>For each of the three calls that a start waits for, one after the other, before it takes requests.</summary>
    public static readonly TimeSpan AtStart = TimeSpan.FromSeconds(2.5);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken ct, TimeSpan? limit = null)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(ct);
        bounded.CancelAfter(limit ?? Limit);
        try
        {
            return await call(bounded.Token);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && IsOutage(fault))
        {
            throw new StoreUnavailableException("AWS did not take the request.", fault);
        }
    }

    private static bool IsOutage(Exception fault) => fault is
        AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException or OperationCanceledException;
}
