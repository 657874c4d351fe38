using Amazon.Runtime;
using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Aws;

public static class AwsCall
{
    // For each of the three sequential calls that startup waits for.
    public static readonly TimeSpan AtStart = TimeSpan.FromSeconds(2.5);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    public static async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> call, CancellationToken ct, TimeSpan? limit = null)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(ct);
        bounded.CancelAfter(limit ?? Limit);
        try
        {
            return await call(bounded.Token);
        }
        catch (Exception fault) when (IsOutage(fault))
        {
            // A call that the caller cancelled may end with any fault that the SDK met last.
            if (ct.IsCancellationRequested)
                throw new OperationCanceledException(fault.Message, fault, ct);
            throw new StoreUnavailableException(AwsFault.Explain(fault), fault);
        }
    }

    private static bool IsOutage(Exception fault) => fault is
        AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException
        or OperationCanceledException;
}
